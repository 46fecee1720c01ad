#!/bin/sh
# Writes CDemoFiles.h, the list of embedded files, from the folder corpus/.
set -eu
cd "$(dirname "$0")"
{
  cat <<'EOF'
// Written by list-corpus.sh. Included twice by CDemo.c, which says what BEGIN, END and LIMIT are.

EOF
  (cd corpus && find . -type f | sed 's|^\./||' | LC_ALL=C sort) | while read -r path; do
    name=$(printf %s "$path" | tr -c 'a-zA-Z0-9' '_')
    printf 'BEGIN(%s, "%s")\n#embed "corpus/%s" limit(LIMIT)\nEND\n' "$name" "$path" "$path"
  done
} > CDemoFiles.h
