package org.mynah.admin.cmdlets;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mynah.admin.catalogue.Invocation;
import org.mynah.um.directory.DirectoryReader;
import org.mynah.um.directory.Lease;
import org.mynah.um.directory.NodeSightings.Sighting;
import org.mynah.um.directory.WarningId;

/**
 * Waits until every other node says that it runs a change that must hold everywhere at once
 * (directory §4.4, §5 rules 1 and 11).
 */
final class Confirmation {

    /** A node that is silent for so long is named in a warning. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    /** Between two looks. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private Confirmation() {}

    /** Called after the commit; returns at once where no other node runs. */
    static void await(Services services, Invocation call) {
        if (call.isRehearsal()) {
            return;
        }
        var committed = services.directory().<Long>read(DirectoryReader::version);
        var deadline = services.clock().instant().plus(LONGEST);
        var silent = silent(services, committed);
        // The number of looks bounds the wait should the clock be set back.
        for (int looks = 0;
                looks < LONGEST.dividedBy(LOOK)
                        && !silent.isEmpty()
                        && services.clock().instant().isBefore(deadline);
                looks++) {
            try {
                // Nobody counts down: this waits, and ends at once when the thread is interrupted.
                var _ = new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
            silent = silent(services, committed);
        }
        call.confirmedBy(
                Stream.concat(
                                Stream.of(services.node()),
                                others(services)
                                        .filter(each -> each.version() >= committed)
                                        .map(Sighting::node))
                        .sorted()
                        .toList());
        for (var node : silent) {
            call.warnings()
                    .add(
                            WarningId.W09,
                            "The change is committed as version %d, but the node '%s' has not confirmed it; it was last seen at %s with version %d. Get-UMVersionState shows when it does."
                                    .formatted(committed, node.node(), node.at(), node.version()));
        }
    }

    private static List<Sighting> silent(Services services, long committed) {
        return others(services).filter(each -> each.version() < committed).toList();
    }

    /** The other nodes that are there. */
    private static Stream<Sighting> others(Services services) {
        // Who was not seen for longer is cut off, and has failed closed (directory §5 rule 10).
        var leaseBegan = services.clock().instant().minus(Lease.LENGTH);
        return services.sightings().all().stream()
                .filter(each -> !each.node().equals(services.node()))
                .filter(each -> each.at().isAfter(leaseBegan));
    }
}
