"""Exports: the record for machines. Each module writes one form; `FILES` in `files` says under which address."""
