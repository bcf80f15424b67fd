"""A document made ready to be read: blocks gathered into lists and tables, quotes marked."""
