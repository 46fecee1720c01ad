// Room Indexing.
