/// How a run goes about it, as the command line says; nothing here changes the bytes of the output.
package struct RunOptions: Sendable {
    /// How long to wait for another run that has the output.
    package var waitSeconds = 0
    /// Results of sources that have not changed are kept from run to run.
    package var usesCache = false
    /// Only sources that the last run rejected are read; all others keep their results.
    package var readsOnlyRejected = false
    /// Publishes also where `min_sources` or `max_removed` would not.
    package var allowsRemoved = false
    /// A crash of the program makes it begin again without the source; only where the program is `ogi run`.
    package var outlivesCrashes = false

    package init() {}
}
