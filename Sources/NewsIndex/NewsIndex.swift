// Room NewsIndex.
