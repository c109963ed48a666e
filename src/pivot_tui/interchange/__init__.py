"""Formats, one module each: bytes become records, and records become bytes."""
