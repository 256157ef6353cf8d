"""The one painter: a neutral document becomes pages, and pages become screen, PDF, PNG or paper."""
