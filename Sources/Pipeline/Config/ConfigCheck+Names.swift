extension ConfigCheck {
    /// Phase "names": every kind, type, step and option is one that there is; stages have names of their own.
    mutating func names(in root: LocatedJSON) -> [StageConfig] {
        var stages: [StageConfig] = []
        for json in root["stages"]?.elements ?? [] {
            stageName(json, earlier: stages)
            if let stage = stage(json) { stages.append(stage) }
        }
        return stages
    }

    private mutating func stageName(_ json: LocatedJSON, earlier: [StageConfig]) {
        guard let place = json["name"]?.place, let name = json["name"]?.string else { return }
        let isName =
            name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            } && (0x61...0x7A).contains(name.utf8.first ?? 0)
        if !isName { report(place, .invalidName(name: name)) }
        if let first = earlier.first(where: { $0.name == name }) {
            report(place, .duplicateStage(name: name, firstLine: first.place.line))
        }
    }

    private mutating func stage(_ json: LocatedJSON) -> StageConfig? {
        guard let kindJSON = json["kind"], let kindName = kindJSON.string, let typeJSON = json["type"],
            let typeName = typeJSON.string
        else { return nil }
        let kinds = StageType.Kind.allCases.map(\.rawValue)
        guard let kind = StageType.Kind(rawValue: kindName) else {
            report(kindJSON.place, .unknownName(.kind, name: kindName, allowed: kinds))
            return nil
        }
        let types = Registry.stages.filter { $0.kind == kind }
        guard let type = types.first(where: { $0.name == typeName }) else {
            report(typeJSON.place, .unknownName(.type, name: typeName, allowed: types.map(\.name)))
            return nil
        }
        unknownKeys(in: json, allowed: type.keys)
        optionNames(json["options"], of: type.options, in: json)
        let from = json["from"].flatMap { from in
            from.string.map { StageConfig.Reference(name: $0, place: from.place) }
        }
        return StageConfig(
            name: json["name"]?.string ?? "", type: type, from: from, steps: steps(json["steps"], in: type),
            options: OptionValues(declared: type.options), place: json.place)
    }

    private mutating func optionNames(
        _ options: LocatedJSON?, of declared: [OptionType], in owner: LocatedJSON
    ) {
        if let options { unknownKeys(in: options, allowed: declared.map(\.name)) }
        for option in declared where option.isRequired && options?[option.name] == nil {
            report(options?.place ?? owner.place, .missingKey(key: option.name))
        }
    }

    private mutating func steps(_ list: LocatedJSON?, in stage: StageType) -> [StageConfig.Step] {
        var steps: [StageConfig.Step] = []
        for json in list?.elements ?? [] {
            guard let name = json.string ?? json["type"]?.string else { continue }
            let types = Registry.steps(meantBy: name)
            guard !types.isEmpty else {
                let allowed = Registry.steps.filter { $0.stageType == stage.name }.map(\.name)
                report(json.place, .unknownName(.step, name: name, allowed: allowed))
                continue
            }
            for type in types {
                optionNames(json["options"], of: type.options, in: json)
                if steps.contains(where: { $0.type.name == type.name }) {
                    report(json.place, .duplicateStep(name: type.name))
                }
                steps.append(StageConfig.Step(type: type, place: json.place))
            }
        }
        return steps
    }
}
