// Room Articles.
