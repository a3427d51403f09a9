"""The words of every report: one function a report, from its frozen data to a page."""
