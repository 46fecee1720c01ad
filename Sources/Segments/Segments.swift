// Room Segments.
