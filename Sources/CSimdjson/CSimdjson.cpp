#include "CSimdjson.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace dom = simdjson::dom;

// The dom interface: on-demand parsing is faster but validates only what it visits, and a broken
// tail of a line must not go unnoticed.

namespace {

constexpr size_t depth_limit = 64;
constexpr size_t kept_capacity = 4 << 20;
constexpr size_t number_capacity = 40;

struct Text {
  char bytes[number_capacity];
  size_t count = 0;
};

int hex_value(uint8_t byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  byte |= 0x20;
  return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

// The UTF-16 unit of the escape `\uXXXX` at `at`, or -1.
int unit_at(const uint8_t *bytes, size_t count, size_t at) {
  if (count - at < 6 || bytes[at] != '\\' || bytes[at + 1] != 'u') return -1;
  int unit = 0;
  for (size_t i = at + 2; i < at + 6; i++) {
    int digit = hex_value(bytes[i]);
    if (digit < 0) return -1;
    unit = unit << 4 | digit;
  }
  return unit;
}

bool is_high(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

// How many surrogates were lone, and where in the line the first stood.
struct Replaced {
  size_t count = 0;
  size_t first = 0;
};

// Makes lone surrogates U+FFFD: the escape has the same length, so it happens in place. The library
// refuses lone high ones and would turn lone low ones into bytes that are not UTF-8.
Replaced replace_lone_surrogates(uint8_t *bytes, size_t count) {
  Replaced replaced;
  size_t at = 0;
  while (at < count) {
    auto found = static_cast<uint8_t *>(std::memchr(bytes + at, '\\', count - at));
    if (!found) return replaced;
    at = found - bytes;
    int unit = unit_at(bytes, count, at);
    if (is_high(unit) && is_low(unit_at(bytes, count, at + 6))) {
      at += 12;
    } else {
      if (is_high(unit) || is_low(unit)) {
        std::memcpy(bytes + at, "\\ufffd", 6);
        if (replaced.count++ == 0) replaced.first = at;
      }
      at += 2;
    }
  }
  return replaced;
}

// Whether there may be a surrogate: says of nearly all text that there is none.
inline __attribute__((always_inline)) bool surrogate_in(const uint8_t *bytes, size_t count) {
  constexpr size_t block = 64;
  size_t at = 0;
  // In whole blocks without a branch, which become vectors.
  for (; at + block + 2 < count; at += block) {
    uint8_t found = 0;
    for (size_t i = at; i < at + block; i++) found |= (bytes[i] == '\\') & (bytes[i + 1] == 'u');
    if (!found) continue;
    for (size_t i = at; i < at + block; i++) {
      if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') return true;
    }
  }
  for (; at + 2 < count; at++) {
    if (bytes[at] == '\\' && bytes[at + 1] == 'u' && (bytes[at + 2] | 0x20) == 'd') return true;
  }
  return false;
}

#if defined(__x86_64__)
// The same code with wider vectors.
__attribute__((target("avx2"))) bool surrogate_in_avx2(const uint8_t *bytes, size_t count) {
  return surrogate_in(bytes, count);
}
#endif

bool may_hold_surrogate(const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return surrogate_in_avx2(bytes, count);
#endif
  return surrogate_in(bytes, count);
}

int32_t outcome(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS: return CSIMDJSON_OK;
    case simdjson::UTF8_ERROR: return CSIMDJSON_BAD_UTF8;
    case simdjson::DEPTH_ERROR: return CSIMDJSON_TOO_DEEP;
    case simdjson::NUMBER_ERROR: return CSIMDJSON_BIG_NUMBER;
    case simdjson::MEMALLOC:
    case simdjson::CAPACITY: return CSIMDJSON_NO_MEMORY;
    default: return CSIMDJSON_BROKEN;
  }
}

template <typename Number>
void print(Number number, Text &text) {
  auto end = std::to_chars(text.bytes, text.bytes + number_capacity, number);
  text.count = end.ec == std::errc() ? end.ptr - text.bytes : 0;
}

// Times and numbers of articles are written without an exponent where that is exact.
void print(double number, Text &text) {
  bool is_exact = number > -1e15 && number < 1e15 && number == std::trunc(number);
  if (is_exact) print(int64_t(number), text);
  else print<double>(number, text);
}

csimdjson_field field_of(std::string_view bytes, int32_t kind) {
  return {reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size(), kind};
}

csimdjson_field number_field(const Text &text) {
  return field_of({text.bytes, text.count}, CSIMDJSON_NUMBER);
}

// What a database wraps a time in: {"$date": …}, with {"$numberLong": "…"} inside; else the value itself.
dom::element unwrapped(dom::element value) {
  for (const char *name : {"$date", "$numberLong"}) {
    dom::object object;
    dom::element inner;
    if (value.get(object) || object.size() != 1 || object.at_key(name).get(inner)) return value;
    value = inner;
  }
  return value;
}

csimdjson_field field_of(dom::element wrapped, Text &text) {
  dom::element value = unwrapped(wrapped);
  switch (value.type()) {
    case dom::element_type::STRING:
      return field_of(std::string_view(value), CSIMDJSON_STRING);
    case dom::element_type::INT64: print(int64_t(value), text); return number_field(text);
    case dom::element_type::UINT64: print(uint64_t(value), text); return number_field(text);
    case dom::element_type::DOUBLE: print(double(value), text); return number_field(text);
    case dom::element_type::BOOL:
      return field_of(bool(value) ? "true" : "false", CSIMDJSON_BOOLEAN);
    case dom::element_type::NULL_VALUE: return field_of("", CSIMDJSON_ABSENT);
    default: return field_of("", CSIMDJSON_NESTED);
  }
}

}  // namespace

struct csimdjson_parser {
  std::vector<std::string> names;
  // Which names have so many bytes: most are looked for in vain.
  std::vector<std::vector<size_t>> numbers_by_length;
  std::vector<Text> numbers;
  std::unique_ptr<dom::parser> parser;
  std::vector<uint8_t> scratch;
  // Of the last line.
  Replaced replaced;

  void grow(size_t count) {
    size_t needed = count + simdjson::SIMDJSON_PADDING;
    if (scratch.size() < needed) scratch.resize(needed);
  }

  simdjson::error_code prepare(size_t count) {
    // One enormous line must not occupy its memory for the rest of the build.
    size_t held = std::max(scratch.size(), parser ? parser->capacity() : 0);
    if (held > kept_capacity && count < kept_capacity / 2) {
      std::vector<uint8_t>().swap(scratch);
      parser.reset();
    }
    if (!parser) parser = std::make_unique<dom::parser>();
    if (parser->capacity() >= count && parser->max_depth() == depth_limit) return simdjson::SUCCESS;
    return parser->allocate(count, depth_limit);
  }

  // The line with the padding that the library wants, and no lone surrogate; copied if that must be.
  const uint8_t *padded(const uint8_t *line, size_t count, size_t behind) {
    replaced = Replaced();
    bool is_padded = behind >= simdjson::SIMDJSON_PADDING;
    if (is_padded && !may_hold_surrogate(line, count)) return line;
    grow(count);
    std::memcpy(scratch.data(), line, count);
    std::memset(scratch.data() + count, ' ', simdjson::SIMDJSON_PADDING);
    replaced = replace_lone_surrogates(scratch.data(), count);
    return scratch.data();
  }

  int32_t parse(const uint8_t *line, size_t count, size_t behind, csimdjson_field *fields) {
    if (auto error = prepare(count)) return outcome(error);
    dom::element document;
    if (auto error = parser->parse(padded(line, count, behind), count, false).get(document)) {
      return outcome(error);
    }
    dom::object object;
    if (document.get(object)) return CSIMDJSON_NOT_OBJECT;
    for (auto member : object) collect(member, fields);
    return CSIMDJSON_OK;
  }

  void add(std::string name) {
    if (numbers_by_length.size() <= name.size()) numbers_by_length.resize(name.size() + 1);
    numbers_by_length[name.size()].push_back(names.size());
    names.push_back(std::move(name));
  }

  void collect(dom::key_value_pair member, csimdjson_field *fields) {
    if (member.key.size() >= numbers_by_length.size()) return;
    for (size_t i : numbers_by_length[member.key.size()]) {
      if (member.key == names[i]) fields[i] = field_of(member.value, numbers[i]);
    }
  }
};

csimdjson_parser *csimdjson_parser_new(const uint8_t *names, const size_t *lengths, size_t count) {
  try {
    auto parser = std::make_unique<csimdjson_parser>();
    for (size_t i = 0; i < count; i++) {
      parser->add(std::string(reinterpret_cast<const char *>(names), lengths[i]));
      names += lengths[i];
    }
    parser->numbers.resize(count);
    return parser.release();
  } catch (...) {
    return nullptr;
  }
}

void csimdjson_parser_free(csimdjson_parser *parser) { delete parser; }

int32_t csimdjson_parse(
  csimdjson_parser *parser, const uint8_t *line, size_t count, size_t behind,
  csimdjson_field *fields) {
  for (size_t i = 0; i < parser->names.size(); i++) fields[i] = field_of("", CSIMDJSON_ABSENT);
  try {
    return parser->parse(line, count, behind, fields);
  } catch (const std::bad_alloc &) {
    return CSIMDJSON_NO_MEMORY;
  } catch (...) {
    return CSIMDJSON_BROKEN;
  }
}

size_t csimdjson_replaced(const csimdjson_parser *parser, size_t *first) {
  *first = parser->replaced.first;
  return parser->replaced.count;
}

size_t csimdjson_depth_limit(void) { return depth_limit; }

const char *csimdjson_implementation(void) {
  static const std::string name = simdjson::get_active_implementation()->name();
  return name.c_str();
}
