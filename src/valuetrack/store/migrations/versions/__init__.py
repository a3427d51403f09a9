"""The revisions, one file each: what the schema was at each number, never changed after a release."""
