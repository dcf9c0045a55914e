/// The declaration of one setting: decoding, `--help`, the JSON Schema and the reference all read it.
package struct OptionType: Sendable {
    package let name: String
    package let shape: Shape
    /// `bytes`, `documents` …; empty where the value has none.
    package let unit: String
    /// What holds where the option is not given; `nil` where it must be given or `meaning` says it.
    package let fallback: OptionValue?
    package let isRequired: Bool
    package let meaning: String

    package init(
        _ name: String, _ shape: Shape, unit: String = "", fallback: OptionValue? = nil,
        isRequired: Bool = false, meaning: String
    ) {
        self.name = name
        self.shape = shape
        self.unit = unit
        self.fallback = fallback
        self.isRequired = isRequired
        self.meaning = meaning
    }

    package enum Shape: Sendable {
        case text
        /// A folder, relative to the config's own folder.
        case folder
        /// One folder, or a list of them; its value is a list.
        case folders
        /// The name of a file in the output folder.
        case file
        /// As `file`, or the names of parts in a folder of their own: `figures/{part}.csv`.
        case files
        /// How rows are divided into parts: `{"by": "report_year"}`, `{"rows": 1000000}`.
        case parts
        case whole(ClosedRange<Int>)
        case toggle
        /// A count, or a share in per cent: `10`, `"5%"`.
        case limit
        case choice([String])
        /// Patterns of paths: `**/*.txt`.
        case patterns
        /// A program and its arguments: `["gzip", "-n"]`.
        case command
        /// Name of a published table.
        case table
        /// Columns of the stage's table, in the order to publish them.
        case columns
        /// `{"status": ["reported", "inferred"], "form": "2021"}`: every column holds one of its values.
        case conditions
        /// A list of objects whose members are texts.
        case records(members: [String])
        /// A program and what it is given, by a name: `{"doc": ["soffice", "{source}"]}`; each must name all of `marks`.
        case programs(marks: [String])
    }
}

/// The value of one option.
package enum OptionValue: Sendable, Equatable {
    case text(String)
    case whole(Int)
    case toggle(Bool)
    case texts([String])
    case conditions([Condition])
    case records([[Field]])
    case programs([Program])
    case parts(Parts)

    /// Which rows of a table go into one file.
    package enum Parts: Sendable, Equatable {
        /// Those of the reports of one year.
        case year
        /// So many, and no report divided.
        case rows(Int)

        /// Stands for the part in a path.
        package static let mark = "{part}"
        package static let columns = ["report_year"]
        package static let rowsRange = 1...1_000_000_000
    }

    /// A column of a table and the values that let a row pass.
    package struct Condition: Sendable, Equatable {
        package let column: String
        package let values: [String]
    }

    /// A program of the user's machine, without a shell.
    package struct Program: Sendable, Equatable {
        package let name: String
        /// The program itself comes first; never empty.
        package let arguments: [String]
    }

    package struct Field: Sendable, Equatable {
        package let name: String
        package let text: String
    }
}

/// The options of one stage, step or run, by name; what was not given has its fallback.
package struct OptionValues: Sendable, Equatable {
    private var values: [String: OptionValue] = [:]
    /// Places of the options that were given, for diagnostics of later phases.
    private var places: [String: Place] = [:]

    package init(declared: [OptionType]) {
        for option in declared {
            if let fallback = option.fallback { values[option.name] = fallback }
        }
    }

    package mutating func set(_ name: String, _ value: OptionValue, at place: Place) {
        values[name] = value
        places[name] = place
    }

    package func place(of name: String) -> Place? { places[name] }

    package func text(_ name: String) -> String? {
        if case .text(let text) = values[name] { text } else { nil }
    }

    package func whole(_ name: String) -> Int? {
        if case .whole(let number) = values[name] { number } else { nil }
    }

    package func toggle(_ name: String) -> Bool {
        if case .toggle(let isOn) = values[name] { isOn } else { false }
    }

    package func texts(_ name: String) -> [String]? {
        if case .texts(let texts) = values[name] { texts } else { nil }
    }

    package func conditions(_ name: String) -> [OptionValue.Condition] {
        if case .conditions(let conditions) = values[name] { conditions } else { [] }
    }

    package func programs(_ name: String) -> [OptionValue.Program] {
        if case .programs(let programs) = values[name] { programs } else { [] }
    }

    package func parts(_ name: String) -> OptionValue.Parts? {
        if case .parts(let parts) = values[name] { parts } else { nil }
    }

    package func records(_ name: String) -> [[OptionValue.Field]] {
        if case .records(let records) = values[name] { records } else { [] }
    }
}
