"""The app in a browser on this machine: who is let in, one process a window, the page, the address."""
