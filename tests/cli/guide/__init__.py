"""Tests of the guided sessions, at real terminals."""
