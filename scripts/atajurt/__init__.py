"""Citations, statements and evidence checks for the Atajurt Record: pure functions over text.

Nothing here imports MkDocs; the adapters in `scripts/hooks/` do. One noun a file.
"""
