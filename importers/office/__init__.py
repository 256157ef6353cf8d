"""The insides of office file formats: parts, records, number formats, Word runs. One module per matter of a format."""
