"""What starting up and growing cost; measured by hand, held by no test."""
