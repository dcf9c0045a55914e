/// Something that is wrong with a config, and where.
package struct Diagnostic: Error, Sendable, Equatable {
    package let place: Place
    package let error: ConfigError

    package init(_ place: Place, _ error: ConfigError) {
        self.place = place
        self.error = error
    }

    /// `pipeline.json:3:5: error: …; … [unknown_key at /run/wokers]`, one line.
    ///
    /// `file` is the config's name as the user gave it, empty for the command line.
    package func rendered(file: String) -> String {
        let origin = place.line == 0 ? "" : "\(file):\(place.line):\(place.column): "
        let pointer = place.pointer.isEmpty ? "" : " at \(place.pointer)"
        return "\(origin)error: \(error.message) [\(error.code.rawValue)\(pointer)]"
    }
}

/// All that one phase of the check found, in the order of the file.
package struct ConfigFailure: Error, Sendable, Equatable {
    package let diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics.enumerated()
            .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }
}
