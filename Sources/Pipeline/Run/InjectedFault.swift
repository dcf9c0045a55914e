#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A document made to misbehave, for tests of what a run survives (`make faults`).
///
/// `OGI_TEST_FAULTS` holds pairs `kind:name`, a comma between two; a source whose path ends with `name` does it.
struct InjectedFault: Sendable {
    private let faults: [(kind: Kind, name: String)]

    private enum Kind: String {
        case crash, abort, stack, hang, memory, slow
    }

    /// `nil` where none is asked for: then nothing is looked up per document.
    static var ofEnvironment: InjectedFault? {
        guard let value = getenv("OGI_TEST_FAULTS") else { return nil }
        let text = String(cString: value)
        return InjectedFault(
            faults: text.split(separator: ",").compactMap { pair in
                let parts = pair.split(separator: ":", maxSplits: 1).map(String.init)
                guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
                return (kind, parts[1])
            })
    }

    func strike(_ path: String) {
        for fault in faults where path.utf8.suffix(fault.name.utf8.count).elementsEqual(fault.name.utf8) {
            switch fault.kind {
            case .crash: fatalError("injected fault")
            case .abort: abort()
            case .stack: print(Self.deep(1))
            case .hang: while true { usleep(1000) }
            case .slow: usleep(20_000)
            case .memory: Self.eat()
            }
        }
    }

    @inline(never)
    private static func deep(_ depth: Int) -> Int {
        depth == Int.max ? 0 : deep(depth + 1) &+ deep(depth &+ 2)
    }

    private static func eat() {
        var eaten: [[UInt8]] = []
        while true {
            eaten.append([UInt8](repeating: UInt8(truncatingIfNeeded: eaten.count | 1), count: 1 << 22))
            usleep(1000)
        }
    }
}
