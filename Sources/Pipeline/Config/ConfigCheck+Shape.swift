extension ConfigCheck {
    /// Phase "shape": objects where objects belong, no key twice, no key unknown.
    mutating func shape(of root: LocatedJSON) {
        duplicateKeys(in: root)
        guard case .object = root.value else { return expect(root, "an object", false) }
        unknownKeys(in: root, allowed: Registry.top.map(\.name) + ["run", "stages"])
        if let run = root["run"] { shape(ofOptions: run, Registry.run) }
        guard let stages = root["stages"] else { return report(root.place, .missingKey(key: "stages")) }
        guard case .array(let elements) = stages.value else {
            return expect(stages, "a list of stages", false)
        }
        for stage in elements { shape(ofStage: stage) }
    }

    private mutating func shape(ofOptions json: LocatedJSON, _ declared: [OptionType]) {
        guard case .object = json.value else { return expect(json, "an object", false) }
        unknownKeys(in: json, allowed: declared.map(\.name))
    }

    private mutating func shape(ofStage stage: LocatedJSON) {
        guard case .object = stage.value else { return expect(stage, "an object", false) }
        unknownKeys(in: stage, allowed: ["name", "kind", "type", "from", "steps", "options"])
        for key in ["name", "kind", "type"] where stage[key] == nil {
            report(stage.place, .missingKey(key: key))
        }
        for key in ["name", "kind", "type", "from"] {
            if let value = stage[key] { expect(value, "a text in quotes", value.string != nil) }
        }
        if let options = stage["options"] {
            if case .object = options.value {} else { expect(options, "an object", false) }
        }
        if let steps = stage["steps"] {
            guard case .array(let elements) = steps.value else {
                return expect(steps, "a list of steps", false)
            }
            for step in elements { shape(ofStep: step) }
        }
    }

    /// A step is its type's name, or an object with the type and its options.
    private mutating func shape(ofStep step: LocatedJSON) {
        if step.string != nil { return }
        guard case .object = step.value else {
            return expect(step, "the name of a step, or an object with type and options", false)
        }
        unknownKeys(in: step, allowed: ["type", "options"])
        guard let type = step["type"] else { return report(step.place, .missingKey(key: "type")) }
        expect(type, "a text in quotes", type.string != nil)
    }

    private mutating func duplicateKeys(in root: LocatedJSON) {
        var rest = [root]
        while let json = rest.popLast() {
            var firstLines: [String: Int] = [:]
            for member in json.members {
                if let line = firstLines[member.key] {
                    report(member.keyPlace, .duplicateKey(key: member.key, firstLine: line))
                } else {
                    firstLines[member.key] = member.keyPlace.line
                }
            }
            rest += json.elements + json.members.map(\.value)
        }
    }
}
