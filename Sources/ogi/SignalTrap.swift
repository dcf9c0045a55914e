import Dispatch

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Turns Ctrl-C and the system's request to end into a call; a second one ends the program at once.
final class SignalTrap {
    private let sources: [any DispatchSourceSignal]

    init(_ interrupt: @escaping @Sendable () -> Void) {
        // The log may be a pipe whose reader has gone: no reason to end, see `Printer.write`.
        signal(SIGPIPE, SIG_IGN)
        sources = ([SIGINT, SIGTERM] + (Self.isDetached ? [] : [SIGHUP])).map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(
                signal: number, queue: DispatchQueue(label: "signals"))
            source.setEventHandler {
                signal(number, SIG_DFL)
                interrupt()
            }
            source.activate()
            return source
        }
    }

    /// True where the program is to outlive its terminal, as `nohup` arranges it.
    private static var isDetached: Bool {
        var former = sigaction()
        sigaction(SIGHUP, nil, &former)
        #if canImport(Darwin)
            let handler = former.__sigaction_u.__sa_handler
        #else
            let handler = former.__sigaction_handler.sa_handler
        #endif
        // Functions have no `==`; SIG_IGN is a number that only looks like one.
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    func end() {
        for source in sources { source.cancel() }
    }
}
