"""The desk: web pages on which people read the record. Needs the extra `web`."""
