#!/bin/sh
# Makes Sources/CGazetteer/gazetteer.bin anew.
#
#   Sources/gazetteer/make.sh SHARED
#
# SHARED is a folder with gazetteer/ (sources, see Sources/CGazetteer/NOTICE.md) and
# corpora/reuters-2006-2013.jsonl.zst (news, of which only counts of words are kept, as a few bits each).
set -eu
shared=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for file in "$shared"/gazetteer/*.xz; do
  xz -dc "$file" > "$work/$(basename "$file" .xz)"
done
for file in "$shared"/gazetteer/*.tsv "$shared"/gazetteer/*.txt; do
  ln -s "$file" "$work/"
done
zstd -dqo "$work/reuters-2006-2013.jsonl" "$shared/corpora/reuters-2006-2013.jsonl.zst"

swift run -c release gazetteer make "$work" "${TABLES:-Sources/gazetteer/Tables}" "$work/gazetteer.bin"
mv "$work/gazetteer.bin" Sources/CGazetteer/gazetteer.bin
