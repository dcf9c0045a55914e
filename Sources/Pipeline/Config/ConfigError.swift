/// What can be wrong with a config: the facts; the sentences are in `message`.
package enum ConfigError: Sendable, Equatable {
    // parse
    case invalidJSON(found: String, expected: String)
    case tooDeep(limit: Int)
    // shape
    case duplicateKey(key: String, firstLine: Int)
    case unknownKey(key: String, allowed: [String])
    case missingKey(key: String)
    case wrongType(found: String, expected: String)
    // names
    case invalidName(name: String)
    case duplicateStage(name: String, firstLine: Int)
    case unknownName(Noun, name: String, allowed: [String])
    case duplicateStep(name: String)
    // references
    case missingSource(stage: String, allowed: [String])
    case cycle(stages: [String])
    case unreadStage(name: String)
    case stageCount(kind: String, found: Int, expected: String)
    // types of what flows
    case kindMismatch(stage: String, takes: String, source: String, gives: String)
    case branch(stage: String, otherReader: String)
    case misplacedStep(step: String, belongsTo: String, stageType: String)
    case missingNeed(step: String, needs: String, giver: String)
    case wrongOrder(step: String, after: String)
    case missingTableNeed(table: String, needs: String, giver: String, source: String)
    // option values
    case idleOption(String, because: String)
    case notAllowed(found: String, allowed: [String])
    case outOfRange(found: String, range: ClosedRange<Int>, unit: String)
    case unknownFormName(column: String, name: String, known: [String])
    case invalidPattern(pattern: String)
    case unsafePath(path: String)
    case reservedPath(path: String)
    case sameFile(path: String, otherStage: String)
    case emptyValue(expected: String)
    // environment
    case unreadableConfig(path: String, reason: String)
    case inputMissing(path: String)
    case notAFolder(path: String)
    case overlappingFolders(input: String, output: String)
    case nestedInputs(String, String)
    case sameInputName(name: String)

    /// What a name is the name of.
    package enum Noun: String, Sendable {
        case kind, type, step, stage, table, column

        fileprivate var code: Code {
            switch self {
            case .kind: .unknownKind
            case .type: .unknownType
            case .step: .unknownStep
            case .stage: .unknownStage
            case .table: .unknownTable
            case .column: .unknownColumn
            }
        }
    }

    /// Stable name of an error, for scripts and for looking it up.
    package enum Code: String, Sendable, CaseIterable {
        case invalidJSON = "invalid_json"
        case tooDeep = "too_deep"
        case duplicateKey = "duplicate_key"
        case unknownKey = "unknown_key"
        case missingKey = "missing_key"
        case wrongType = "wrong_type"
        case invalidName = "invalid_name"
        case duplicateStage = "duplicate_stage"
        case unknownKind = "unknown_kind"
        case unknownType = "unknown_type"
        case unknownStep = "unknown_step"
        case unknownStage = "unknown_stage"
        case unknownTable = "unknown_table"
        case unknownColumn = "unknown_column"
        case duplicateStep = "duplicate_step"
        case missingSource = "missing_source"
        case cycle
        case unreadStage = "unread_stage"
        case stageCount = "stage_count"
        case kindMismatch = "kind_mismatch"
        case branch
        case misplacedStep = "misplaced_step"
        case missingNeed = "missing_need"
        case wrongOrder = "wrong_order"
        case missingTableNeed = "missing_table_need"
        case idleOption = "idle_option"
        case notAllowed = "not_allowed"
        case outOfRange = "out_of_range"
        case unknownFormName = "unknown_form_name"
        case invalidPattern = "invalid_pattern"
        case unsafePath = "unsafe_path"
        case reservedPath = "reserved_path"
        case sameFile = "same_file"
        case emptyValue = "empty_value"
        case unreadableConfig = "unreadable_config"
        case inputMissing = "input_missing"
        case notAFolder = "not_a_folder"
        case overlappingFolders = "overlapping_folders"
        case nestedInputs = "nested_inputs"
        case sameInputName = "same_input_name"
    }

    package var code: Code {
        switch self {
        case .invalidJSON: .invalidJSON
        case .tooDeep: .tooDeep
        case .duplicateKey: .duplicateKey
        case .unknownKey: .unknownKey
        case .missingKey: .missingKey
        case .wrongType: .wrongType
        case .invalidName: .invalidName
        case .duplicateStage: .duplicateStage
        case .unknownName(let noun, _, _): noun.code
        case .duplicateStep: .duplicateStep
        case .missingSource: .missingSource
        case .cycle: .cycle
        case .unreadStage: .unreadStage
        case .stageCount: .stageCount
        case .kindMismatch: .kindMismatch
        case .branch: .branch
        case .misplacedStep: .misplacedStep
        case .missingNeed: .missingNeed
        case .wrongOrder: .wrongOrder
        case .missingTableNeed: .missingTableNeed
        case .idleOption: .idleOption
        case .notAllowed: .notAllowed
        case .outOfRange: .outOfRange
        case .unknownFormName: .unknownFormName
        case .invalidPattern: .invalidPattern
        case .unsafePath: .unsafePath
        case .reservedPath: .reservedPath
        case .sameFile: .sameFile
        case .emptyValue: .emptyValue
        case .unreadableConfig: .unreadableConfig
        case .inputMissing: .inputMissing
        case .notAFolder: .notAFolder
        case .overlappingFolders: .overlappingFolders
        case .nestedInputs: .nestedInputs
        case .sameInputName: .sameInputName
        }
    }
}
