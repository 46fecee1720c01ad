// Room Querying.
