"""Who is who, as people see it: listing, correcting, deciding."""
