"""Reading the store page by page: what the desk shows, each answer bounded however large the store is.

One module a question; `asking` puts a search to the database.
"""
