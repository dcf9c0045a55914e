extension ConfigError {
    /// One sentence: the thing that was found, then what is allowed, then the way out.
    package var message: String {
        switch self {
        case .invalidJSON(let found, let expected):
            "this is not JSON: found \(found), expected \(expected)"
        case .tooDeep(let limit):
            "values are nested deeper than \(limit) levels"
        case .duplicateKey(let key, let firstLine):
            "the key \"\(key)\" stands twice, first in line \(firstLine); remove one"
        case .unknownKey(let key, let allowed):
            "unknown key \"\(key)\"" + choice(key, allowed)
        case .missingKey(let key):
            "the key \"\(key)\" is missing"
        case .wrongType(let found, let expected):
            "found \(found), expected \(expected)"
        case .invalidName(let name):
            "\"\(name)\" is no stage name; allowed: small letters, digits and _, beginning with a letter"
        case .duplicateStage(let name, let firstLine):
            "two stages are named \"\(name)\", the first in line \(firstLine); rename one"
        case .unknownName(let noun, let name, let allowed):
            "unknown \(noun.rawValue) \"\(name)\"" + choice(name, allowed)
        case .duplicateStep(let name):
            "the step \"\(name)\" stands twice in this stage; remove one"
        case .missingSource(let stage, let allowed):
            "the stage \"\(stage)\" does not say what it reads from; add \"from\" with one of: \(list(allowed))"
        case .cycle(let stages):
            "stages read from each other in a circle: \(stages.joined(separator: " → "))"
        case .unreadStage(let name):
            "nothing reads from the stage \"\(name)\"; name it in the \"from\" of another stage, or remove it"
        case .stageCount(let kind, let found, let expected):
            "found \(found) stages of kind \(kind), expected \(expected)"
        case .kindMismatch(let stage, let takes, let source, let gives):
            "the stage \"\(stage)\" takes \(takes), but \"\(source)\" gives \(gives)"
        case .branch(let stage, let otherReader):
            "\"\(stage)\" is already read by the transform \"\(otherReader)\"; transforms form one chain"
        case .misplacedStep(let step, let belongsTo, let stageType):
            "the step \"\(step)\" belongs to a stage of type \(belongsTo), not \(stageType)"
        case .missingNeed(let step, let needs, let giver):
            "the step \"\(step)\" takes \(needs); put the step \"\(giver)\" before it"
        case .wrongOrder(let step, let after):
            "the step \"\(step)\" comes too late: \"\(after)\", before it, works on what it gives; swap them"
        case .missingTableNeed(let table, let needs, let giver, let source):
            "the table \"\(table)\" is made of \(needs); put the step \"\(giver)\" into \"\(source)\" "
                + "or a stage before it, or remove this sink"
        case .idleOption(let option, let because):
            "the option \"\(option)\" changes nothing here: \(because)"
        case .notAllowed(let found, let allowed):
            "found \(found), allowed: \(list(allowed))" + suggestion(unquoted(found), allowed)
        case .outOfRange(let found, let range, let unit):
            "found \(found), allowed: \(range.lowerBound) to \(range.upperBound)\(unit.isEmpty ? "" : " \(unit)")"
        case .unknownFormName(let column, let name, let known):
            "no form has a \(column) \"\(name)\", codebook.csv lists them" + suggestion(name, known)
        case .invalidPattern(let pattern):
            "\"\(pattern)\" is no pattern; allowed: * ? ** [sets] and {one,of,these} in a relative path, / between folders"
        case .unsafePath(let path):
            "\"\(path)\" is no plain file name; allowed: a name without / and control characters that does not "
                + "begin with a dot; the folder is \"output\" of \"run\", and only parts have one of their own"
        case .reservedPath(let path):
            "\"\(path)\" is written by every run itself; choose another name"
        case .sameFile(let path, let otherStage):
            "\"\(path)\" is already written by the stage \"\(otherStage)\"; choose another name"
        case .emptyValue(let expected):
            "found nothing, expected \(expected)"
        case .unreadableConfig(let path, let reason):
            "\(path) cannot be read: \(reason)"
        case .inputMissing(let path):
            "the input folder \(path) does not exist; create it, or name another with --input"
        case .notAFolder(let path):
            "\(path) is not a folder"
        case .overlappingFolders(let input, let output):
            "the input folder \(input) and the output folder \(output) lie one in the other; "
                + "choose separate ones"
        case .nestedInputs(let first, let second):
            "the input folders \(first) and \(second) lie one in the other; name only the outer one"
        case .sameInputName(let name):
            "two input folders are named \"\(name)\", which stands before the names of their sources; give one "
                + "another name, or a link to it"
        }
    }

    private func choice(_ name: String, _ allowed: [String]) -> String {
        "; allowed: \(list(allowed))" + suggestion(name, allowed)
    }

    private func suggestion(_ name: String, _ allowed: [String]) -> String {
        NearestName.to(name, among: allowed).map { "; did you mean \"\($0)\"?" } ?? ""
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ")
    }

    private func unquoted(_ text: String) -> String {
        text.hasPrefix("\"") && text.hasSuffix("\"") && text.count > 1
            ? String(text.dropFirst().dropLast()) : text
    }
}
