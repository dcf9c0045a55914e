/// A command of the program. Parsing, `--help`, the manual page and the completions of shells are all made from this.
enum Command: String, CaseIterable {
    case run, check, plan, explain, sources, map, merge, schema, reference, help, man, completions

    /// What it is given beside options.
    var arguments: String {
        switch self {
        case .run, .check, .plan, .sources, .map: "[pipeline.json]"
        case .merge: "FOLDER|- [pipeline.json]"
        case .schema, .man: ""
        case .reference: "[columns]"
        case .explain: "FILE [TABLE[.ROW[.COLUMN]] | lines]"
        case .help: "[COMMAND]"
        case .completions: "bash|zsh|fish"
        }
    }

    var summary: String {
        switch self {
        case .run: "read the sources and publish the dataset"
        case .check: "say what is wrong with the config, and do nothing"
        case .plan: "show the stages, what flows between them, the sources and the files"
        case .sources: "print the sorted list of the sources, for map and merge"
        case .map: "read documents into results, a line each, on any machine"
        case .merge: "publish the dataset from results of map"
        case .schema: "print the JSON Schema of the config"
        case .explain: "show how the figures of one file were read"
        case .reference: "print the reference of the config, or of the published columns, as Markdown"
        case .help: "show what the program, or one command, can do"
        case .man: "print the manual page"
        case .completions: "print the completions for a shell"
        }
    }

    /// What one may want to know before the first use.
    var description: String {
        switch self {
        case .run:
            "Publishes all files together or none: where anything fails, or a guard refuses, the former output stays. "
                + "Sources that have not changed are not read again. How the run ended is in run.json, in the folder "
                + ".OUTPUT.ogi beside the output."
        case .explain:
            "FILE is a source below the input folder, or any other file. With a table, a row or a cell of the form "
                + "only those are shown; with lines, what each printed piece was taken for."
        case .map:
            "With --sources, the files of the list below the input folder are read; without, documents from standard input, a line "
                + "each: the name, a tab, the content in Base64. A byte below 16 in a name is written as 1 and the byte plus 64. "
                + "Results go to --results or to standard output, whole or not at all. A part of the sources may be mapped "
                + "anywhere, and again at any time; its documents must be in the order of their names' bytes."
        case .merge:
            "FOLDER holds the results of all maps, one file each; - reads them sorted from standard input. Sources of the list that "
                + "were not mapped now are taken from --previous, if they are of the same program, options and bytes. The dataset "
                + "has the bytes of a run over all sources. What is missing, there twice, damaged or of another program is "
                + "refused, and the former output stays."
        case .check, .plan, .sources, .schema, .reference, .help, .man, .completions: ""
        }
    }

    /// A command line, and what it is for.
    var examples: [(line: String, meaning: String)] {
        switch self {
        case .run:
            [
                ("ogi run", "with pipeline.json of this folder"),
                (
                    "ogi run --input reports --output dataset",
                    "with the built-in config, where there is none here"
                ),
                (
                    "ogi run --input province --input city",
                    "two folders; their names stand before the sources'"
                ),
                ("ogi run --wait 3600 --log-format json 2>>run.log", "every night"),
                ("ogi run --only-rejected", "once the sources that were rejected are mended"),
            ]
        case .check:
            [
                ("ogi check", "pipeline.json of this folder"),
                ("ogi check --format json other.json", "for an editor or a script"),
            ]
        case .plan: [("ogi plan --input reports", "what a run over this folder would do")]
        case .explain:
            [
                ("ogi explain reports/a.txt", "all figures"),
                ("ogi explain reports/a.txt requests.received", "one row of one table"),
                ("ogi explain reports/a.txt lines", "line by line, where a figure was read wrongly"),
            ]
        case .sources:
            [("ogi sources --input reports > list", "all of them; split -n l/8 list makes eight parts")]
        case .map:
            [
                ("ogi map --input reports --sources list.03 --results results/03", "one part of eight"),
                ("ogi map < documents > results", "in the pipe of an engine"),
            ]
        case .merge:
            [
                ("ogi merge results --sources list", "all parts, held against the list"),
                ("sort -m results/* | ogi merge - --expect 20000", "from a pipe"),
                ("ogi merge new --previous results --sources list", "with results of the last year"),
            ]
        case .schema: [("ogi schema > pipeline.schema.json", "for editors that complete keys")]
        case .reference: [("ogi reference columns", "what the published columns mean")]
        case .help: [("ogi help run", "the options of ogi run")]
        case .man: [("ogi man > ogi.1", "what make install does")]
        case .completions:
            [("ogi completions bash > /etc/bash_completion.d/ogi", "what make install does, for each shell")]
        }
    }

    /// How many arguments it takes, without options.
    var argumentCount: ClosedRange<Int> {
        switch self {
        case .run, .check, .plan, .sources, .map, .reference, .help: 0...1
        case .schema, .man: 0...0
        case .explain, .merge: 1...2
        case .completions: 1...1
        }
    }

    /// What its first argument may be; empty where that is a file.
    var words: [String] {
        switch self {
        case .run, .check, .plan, .explain, .sources, .map, .merge, .schema, .man: []
        case .reference: ["columns"]
        case .help: Command.allCases.map(\.rawValue)
        case .completions: Completions.Shell.allCases.map(\.rawValue)
        }
    }

    /// In the order of `--help`.
    var options: [Option] {
        switch self {
        case .run:
            [
                .input, .output, .workers, .wait, .onlyRejected, .allowRemoved, .noCache, .logFormat,
                .metrics, .quiet,
                .help,
            ]
        case .check, .plan: [.input, .output, .workers, .format, .help]
        case .explain: [.input, .format, .help]
        case .sources: [.input, .sha256, .help]
        case .map: [.input, .sources, .results, .workers, .help]
        case .merge:
            [
                .sources, .expect, .previous, .output, .workers, .wait, .allowRemoved, .logFormat, .metrics,
                .quiet,
                .help,
            ]
        case .schema, .reference, .help, .man, .completions: [.help]
        }
    }
}
