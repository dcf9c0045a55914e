import Load

/// The JSON Schema (draft 2020-12) of `pipeline.json`, made from the registry's declarations.
package enum ConfigSchema {
    package static var text: String { String(decoding: schema.printed, as: UTF8.self) }

    private static var schema: JSONValue {
        .object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("A pipeline of ogi")),
            ("type", .text("object")),
            (
                "properties",
                .object(
                    Registry.top.map { ($0.name, value(of: $0)) } + [
                        (
                            "run",
                            options(Registry.run, meaning: "Settings that change no output but its folder.")
                        ),
                        ("stages", stages),
                    ])
            ),
            ("required", .texts(["stages"])),
            ("additionalProperties", .truth(false)),
        ])
    }

    private static var stages: JSONValue {
        .object([
            ("type", .text("array")),
            ("minItems", .integer(2)),
            ("items", .object([("oneOf", .list(Registry.stages.map(stage)))])),
        ])
    }

    private static func stage(_ type: StageType) -> JSONValue {
        let members: [String: JSONValue] = [
            "name": .object([
                ("description", .text("The stage's own name, for \"from\".")), ("type", .text("string")),
                ("pattern", .text("^[a-z][a-z0-9_]*$")),
            ]),
            "kind": .object([("const", .text(type.kind.rawValue))]),
            "type": .object([("const", .text(type.name))]),
            "from": .object([
                ("description", .text("Name of the stage that this one reads from.")),
                ("type", .text("string")),
            ]),
            "steps": steps(of: type),
            "options": options(type.options, meaning: "Options of \(type.name)."),
        ]
        let needsOptions = type.options.contains(where: \.isRequired)
        let required =
            ["name", "kind", "type"] + (type.takes == nil ? [] : ["from"]) + (needsOptions ? ["options"] : [])
        return .object([
            ("title", .text(type.name)),
            ("description", .text(sentence(type.summary))),
            ("type", .text("object")),
            ("properties", .object(type.keys.map { ($0, members[$0] ?? .object([])) })),
            ("required", .texts(required)),
            ("additionalProperties", .truth(false)),
        ])
    }

    private static func steps(of type: StageType) -> JSONValue {
        let steps = Registry.steps.filter { $0.stageType == type.name }
        var named = steps.map { ($0.name, $0.summary) }
        named += Registry.formerSteps(of: type.name).map { ($0.name, $0.summary) }
        let one = JSONValue.list(
            named.map { name, summary in
                .object([("description", .text(sentence(summary))), ("const", .text(name))])
            })
        return .object([
            ("description", .text("Steps, carried out in this order; a step that is not named is left out.")),
            ("type", .text("array")),
            ("items", .object([("oneOf", one)])),
            ("uniqueItems", .truth(true)),
        ])
    }

    private static func options(_ declared: [OptionType], meaning: String) -> JSONValue {
        let required = declared.filter(\.isRequired).map(\.name)
        return .object(
            [
                ("description", .text(meaning)), ("type", .text("object")),
                ("properties", .object(declared.map { ($0.name, value(of: $0)) })),
            ] + (required.isEmpty ? [] : [("required", .texts(required))])
                + [("additionalProperties", .truth(false))])
    }

    private static func value(of option: OptionType) -> JSONValue {
        let unit = option.unit.isEmpty ? "" : " Unit: \(option.unit)."
        var members: [(String, JSONValue)] = [("description", .text(sentence(option.meaning) + unit))]
        members += shape(option.shape)
        if let fallback = option.fallback { members.append(("default", json(fallback))) }
        return .object(members)
    }

    private static func shape(_ shape: OptionType.Shape) -> [(String, JSONValue)] {
        let text = JSONValue.object([("type", .text("string"))])
        switch shape {
        case .text: return [("type", .text("string"))]
        case .folder, .file, .files: return [("type", .text("string")), ("minLength", .integer(1))]
        case .folders:
            let folder = JSONValue.object([("type", .text("string")), ("minLength", .integer(1))])
            let list = JSONValue.object([
                ("type", .text("array")), ("items", folder), ("minItems", .integer(1)),
            ])
            return [("oneOf", .list([folder, list]))]
        case .parts:
            let range = OptionValue.Parts.rowsRange
            let rows = JSONValue.object([
                ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
                ("maximum", .integer(range.upperBound)),
            ])
            let members = [("by", .object([("enum", .texts(OptionValue.Parts.columns))])), ("rows", rows)]
            return [
                ("type", .text("object")), ("properties", .object(members)),
                ("additionalProperties", .truth(false)), ("minProperties", .integer(1)),
                ("maxProperties", .integer(1)),
            ]
        case .whole(let range):
            return [
                ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
                ("maximum", .integer(range.upperBound)),
            ]
        case .toggle: return [("type", .text("boolean"))]
        case .limit:
            let count = JSONValue.object([("type", .text("integer")), ("minimum", .integer(0))])
            let share = JSONValue.object([
                ("type", .text("string")), ("pattern", .text("^(100|[0-9]{1,2})%$")),
            ])
            return [("oneOf", .list([count, share]))]
        case .choice(let allowed): return [("enum", .texts(allowed))]
        case .patterns: return [("type", .text("array")), ("items", text)]
        case .command:
            return [("type", .text("array")), ("items", text), ("minItems", .integer(1))]
        case .table: return [("enum", .texts(PublishedTables.all.map(\.name.rawValue)))]
        case .columns:
            return [
                ("type", .text("array")), ("items", text), ("minItems", .integer(1)),
                ("uniqueItems", .truth(true)),
            ]
        case .conditions:
            let scalar = JSONValue.object([("type", .texts(["string", "number", "boolean", "null"]))])
            let set = JSONValue.object([
                ("type", .text("array")), ("items", scalar), ("minItems", .integer(1)),
            ])
            return [
                ("type", .text("object")),
                ("additionalProperties", .object([("anyOf", .list([scalar, set]))])),
            ]
        case .programs:
            let words = JSONValue.object([
                ("type", .text("array")), ("items", text), ("minItems", .integer(1)),
            ])
            return [("type", .text("object")), ("additionalProperties", words)]
        case .records(let members):
            let record = JSONValue.object([
                ("type", .text("object")), ("properties", .object(members.map { ($0, text) })),
                ("additionalProperties", .truth(false)),
            ])
            return [("type", .text("array")), ("items", record)]
        }
    }

    private static func json(_ value: OptionValue) -> JSONValue {
        switch value {
        case .text(let text): .text(text)
        case .whole(let number): .integer(number)
        case .toggle(let isOn): .truth(isOn)
        case .texts(let texts): .texts(texts)
        case .conditions(let conditions):
            .object(conditions.map { ($0.column, .texts($0.values)) })
        case .programs(let programs): .object(programs.map { ($0.name, .texts($0.arguments)) })
        case .records(let records):
            .list(records.map { .object($0.map { ($0.name, .text($0.text)) }) })
        case .parts(.year): .object([("by", .text("report_year"))])
        case .parts(.rows(let count)): .object([("rows", .integer(count))])
        }
    }

    /// The registry's summaries begin small; a sentence does not.
    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + "."
    }
}
