"""Where entities stand in a picture, and which of them belong together."""
