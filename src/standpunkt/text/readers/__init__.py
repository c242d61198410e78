"""Readers: from bytes in any format to sources, each format behind one small protocol."""

from standpunkt.text.readers.choose import check_format, choose_reader, load_readers, read_input
from standpunkt.text.readers.protocol import Input, Intake, Reader, Refused

__all__ = ["Input", "Intake", "Reader", "Refused", "check_format", "choose_reader", "load_readers", "read_input"]
