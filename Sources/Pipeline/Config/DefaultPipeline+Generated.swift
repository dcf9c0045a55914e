// Generated from pipeline.json by `make generate`; do not edit.

package let defaultPipelineJSON = #"""
    {
      "$schema": "pipeline.schema.json",
      "title": "Annual reports on open government information",
      "version": "1.0.0",
      "run": {
        "output": "output",
        "channel_capacity": 16,
        "window": 64,
        "max_source_bytes": 134217728
      },
      "stages": [
        {
          "name": "documents",
          "kind": "extract",
          "type": "files",
          "steps": [
            "width_folding", "markup_remnants", "line_breaking", "heading_repair", "site_chrome",
            "running_heads", "line_joining"
          ],
          "options": { "input": "input", "include": ["**/*.{txt,md,html,htm,mht,mhtml,docx,pdf}"], "exclude": [] }
        },
        {
          "name": "reports",
          "kind": "transform",
          "type": "report",
          "from": "documents",
          "steps": ["headings", "form", "tables", "paragraphs", "cover", "mentions", "checks"]
        },
        {
          "name": "corpus",
          "kind": "transform",
          "type": "corpus",
          "from": "reports",
          "steps": ["duplicates", "year_checks", "part_checks"]
        },
        {
          "name": "reports_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "reports", "path": "reports.csv" }
        },
        {
          "name": "totals_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "totals", "path": "totals.csv" }
        },
        {
          "name": "figures_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "figures", "path": "figures.csv" }
        },
        {
          "name": "figures_tsv",
          "kind": "load",
          "type": "tsv",
          "from": "corpus",
          "options": { "table": "figures", "path": "figures.tsv" }
        },
        {
          "name": "figures_jsonl",
          "kind": "load",
          "type": "jsonl",
          "from": "corpus",
          "options": { "table": "figures", "path": "figures.jsonl" }
        },
        {
          "name": "panel_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "panel", "path": "panel.csv" }
        },
        {
          "name": "indicators_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "indicators", "path": "indicators.csv" }
        },
        {
          "name": "checks_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "checks", "path": "checks.csv" }
        },
        {
          "name": "check_operands_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "check_operands", "path": "check_operands.csv" }
        },
        {
          "name": "sections_jsonl",
          "kind": "load",
          "type": "jsonl",
          "from": "corpus",
          "options": { "table": "sections", "path": "sections.jsonl" }
        },
        {
          "name": "mentions_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "mentions", "path": "mentions.csv" }
        },
        {
          "name": "bodies_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "bodies", "path": "bodies.csv" }
        },
        {
          "name": "series_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "series", "path": "series.csv" }
        },
        {
          "name": "relations_csv",
          "kind": "load",
          "type": "csv",
          "from": "corpus",
          "options": { "table": "relations", "path": "relations.csv" }
        },
        {
          "name": "rejects_jsonl",
          "kind": "load",
          "type": "jsonl",
          "from": "corpus",
          "options": { "table": "rejects", "path": "rejects.jsonl" }
        },
        {
          "name": "page",
          "kind": "load",
          "type": "page",
          "from": "corpus",
          "options": { "path": "index.html" }
        }
      ]
    }
    """#
