"""Guided sessions: the questions of a part of the week in their order, one module for each part.

Every question can be skipped, none is asked while a store is open, and what was answered is kept when a session ends
early. What one run writes is taken back as one.
"""
