"""What Lianxin is measured against; each module is one small server of its own."""
