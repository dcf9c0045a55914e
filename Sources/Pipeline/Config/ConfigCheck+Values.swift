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

    /// Two sinks on one file; names that differ in case alone are one file on some systems.
    private mutating func sinkFiles(in config: PipelineConfig) {
        var writers: [String: String] = [:]
        for sink in config.sinks {
            guard let path = sink.options.text("path") else { continue }
            if let other = writers[path.lowercased()], let place = sink.options.place(of: "path") {
                report(place, .sameFile(path: path, otherStage: other))
            }
            writers[path.lowercased()] = sink.name
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
