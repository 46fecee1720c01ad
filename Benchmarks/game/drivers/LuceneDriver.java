import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene in the game: {@code build CORPUS INDEX THREADS MEBIBYTES}, {@code serve INDEX} or
 * {@code version}.
 */
public final class LuceneDriver {
  /** The parameters with which Lucene takes part in the public search benchmark game. */
  private static final BM25Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "build" -> build(
          Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]),
          Double.parseDouble(arguments[4]));
      case "serve" -> serve(Path.of(arguments[1]));
      case "version" -> System.out.println(Version.LATEST);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** No stop words: every word of the corpus is indexed. */
  private static StandardAnalyzer analyzer() {
    return new StandardAnalyzer(CharArraySet.EMPTY_SET);
  }

  /** Indexes the text with positions, stores the ids only, and merges all into one segment. */
  private static void build(Path corpus, Path index, int threads, double mebibytes)
      throws IOException, InterruptedException, ExecutionException {
    IndexWriterConfig configuration = new IndexWriterConfig(analyzer())
        .setRAMBufferSizeMB(mebibytes).setUseCompoundFile(false).setSimilarity(SIMILARITY);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), configuration);
        BufferedReader lines = Files.newBufferedReader(corpus)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        ends.add(workers.submit(() -> { addAll(lines, writer); return null; }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      writer.forceMerge(1);
      writer.commit();
    } finally {
      workers.shutdownNow();
    }
  }

  /** Adds articles until there are no more lines, which several threads may share. */
  private static void addAll(BufferedReader lines, IndexWriter writer) throws IOException {
    FieldType positions = new FieldType();
    positions.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    positions.freeze();
    ObjectMapper json = new ObjectMapper();
    for (String line; (line = lines.readLine()) != null;) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode article = json.readTree(line);
      String text = article.path("title").asText("") + "\n" + article.path("body").asText("");
      Document document = new Document();
      document.add(new StringField("id", article.path("id").asText(""), Field.Store.YES));
      document.add(new Field("text", text, positions));
      writer.addDocument(document);
    }
  }

  private static void serve(Path index) throws IOException, ParseException {
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      searcher.setSimilarity(SIMILARITY);
      QueryParser parser = new QueryParser("text", analyzer());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line; (line = lines.readLine()) != null;) {
        System.out.println(answer(line, searcher, parser));
        System.out.flush();
      }
    }
  }

  private static String answer(String line, IndexSearcher searcher, QueryParser parser)
      throws IOException, ParseException {
    int tab = line.indexOf('\t');
    String command = line.substring(0, tab);
    String text = line.substring(tab + 1);
    long start = System.nanoTime();
    Query query = parser.parse(text);
    long count = switch (command) {
      case "COUNT" -> searcher.count(query);
      case "TOP_10" -> best(10, 10, query, searcher) < 0 ? 0 : 1;
      case "TOP_100" -> best(100, 100, query, searcher) < 0 ? 0 : 1;
      case "TOP_10_COUNT" -> best(10, Integer.MAX_VALUE, query, searcher);
      default -> -1;
    };
    double microseconds = (System.nanoTime() - start) / 1e3;
    return count < 0
        ? "UNSUPPORTED" : String.format(Locale.ROOT, "%d\t%.1f", count, microseconds);
  }

  /** Collects the best hits; counts matches exactly up to a number, beyond it may skip them. */
  private static long best(int hits, int counted, Query query, IndexSearcher searcher)
      throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(hits, null, counted))
        .totalHits.value();
  }
}
