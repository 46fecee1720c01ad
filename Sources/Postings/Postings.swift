// Room Postings.
