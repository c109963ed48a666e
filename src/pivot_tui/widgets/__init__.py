"""Parts that two or more screens share."""
