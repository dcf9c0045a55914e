import Load

extension ConfigCheck {
    /// Phase "option values": every value is of its declared shape and among those allowed.
    mutating func values(in root: LocatedJSON, stages: [StageConfig]) -> PipelineConfig {
        var config = PipelineConfig(
            dataset: values(Registry.top, in: root), run: values(Registry.run, in: root["run"]),
            stages: stages)
        for (offset, json) in (root["stages"]?.elements ?? []).enumerated() where offset < stages.count {
            let columns = json["options"]?["table"]?.string.flatMap(TableName.init)
                .map { PublishedTables.schema(of: $0).columns }
            config.stages[offset].options = values(
                stages[offset].type.options, in: json["options"], columns: columns ?? [])
        }
        sinkFiles(in: config)
        parts(in: config, root["stages"]?.elements ?? [])
        tableNeeds(in: config)
        idleOptions(in: config)
        return config
    }

    /// Options that would change nothing: whoever gave one expects something else.
    private mutating func idleOptions(in config: PipelineConfig) {
        for sink in config.sinks {
            let options = sink.options
            guard let table = options.text("table").flatMap(TableName.init) else { continue }
            if options.toggle("statuses"), let place = options.place(of: "statuses") {
                if !PublishedTables.schema(of: table).columns.contains(where: \.isOnRequest) {
                    report(
                        place,
                        .idleOption(
                            "statuses",
                            because: "the table \"\(table.rawValue)\" has no such columns, totals has"))
                } else if options.texts("columns") != nil {
                    report(
                        place, .idleOption("statuses", because: "\"columns\" says which columns there are"))
                }
            }
            if options.text("cells") == "labels", options.text("labels") == "names",
                let place = options.place(of: "cells")
            {
                report(
                    place,
                    .idleOption(
                        "cells", because: "labels need a language: set \"labels\" to chinese or english"))
            }
        }
    }

    private mutating func values(
        _ declared: [OptionType], in json: LocatedJSON?, columns: [ColumnSchema] = []
    ) -> OptionValues {
        var values = OptionValues(declared: declared)
        for option in declared {
            guard let given = json?[option.name] else { continue }
            let reader = OptionReader(option: option, columns: columns)
            if let value = collect({ try reader.read(given) }) {
                values.set(option.name, value, at: given.place)
            }
        }
        return values
    }

    /// Two sinks on one file, or in one folder of parts; names that differ in case alone are one file on some systems.
    private mutating func sinkFiles(in config: PipelineConfig) {
        var writers: [String: String] = [:]
        for sink in config.sinks {
            guard let name = sink.options.text("path")?.split(separator: "/").first else { continue }
            let path = String(name)
            if let other = writers[path.lowercased()], let place = sink.options.place(of: "path") {
                report(place, .sameFile(path: path, otherStage: other))
            }
            writers[path.lowercased()] = sink.name
        }
    }

    /// Parts have names that differ, in a folder where nothing else does; a table that is made at the end has none.
    private mutating func parts(in config: PipelineConfig, _ stages: [LocatedJSON]) {
        for (sink, json) in zip(config.stages, stages) where sink.type.kind == .load {
            guard let path = sink.options.text("path"), let place = sink.options.place(of: "path") else {
                continue
            }
            let names = path.split(separator: "/").map(String.init)
            guard json["options"]?["parts"] != nil else {
                if names.count > 1 { report(place, .unsafePath(path: path)) }
                continue
            }
            let mark = OptionValue.Parts.mark
            if names.count != 2 || names[0].contains(mark)
                || names[1].split(separator: mark, omittingEmptySubsequences: false).count != 2
            {
                report(
                    place,
                    .notAllowed(
                        found: "\"\(path)\" for parts",
                        allowed: [
                            "a folder of their own and once \(mark) in the name, like figures/\(mark).csv"
                        ]))
            }
            let table = sink.options.text("table").flatMap(TableName.init)
            if let table, !table.canBeDivided, let place = sink.options.place(of: "parts") {
                report(
                    place,
                    .notAllowed(
                        found: "parts of \(table.rawValue)",
                        allowed: TableName.allCases.filter(\.canBeDivided).map(\.rawValue)))
            }
        }
    }

    /// A table whose makings no step gives would be published empty, which is worse than refused.
    private mutating func tableNeeds(in config: PipelineConfig) {
        let chain = PipelineConfig.chain(of: config.stages)
        for sink in config.sinks {
            guard let table = sink.options.text("table"), let place = sink.options.place(of: "table"),
                let source = sink.from?.name, let end = chain.firstIndex(where: { $0.name == source })
            else { continue }
            let given = chain[...end].flatMap(\.steps).map(\.type.gives)
            for fact in Registry.needs(ofTable: table) where !given.contains(fact) {
                report(
                    place,
                    .missingTableNeed(
                        table: table, needs: fact.rawValue, giver: Registry.giver(of: fact), source: source))
            }
        }
    }
}

extension TableName {
    /// True where its rows come report by report.
    fileprivate var canBeDivided: Bool { timing == .alone || timing == .corpus }
}
