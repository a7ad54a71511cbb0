package io.plumbline.datastore.intake;

import java.time.Clock;

import io.plumbline.datastore.check.CommandOutcomes;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.fact.Fact;

import static java.util.Objects.requireNonNull;

/**
 * Records commands that changed nothing else, or whose outcome is told as a whole, with the fact that tells of it: the first and
 * only one of its subject.
 */
public final class Refusals implements CommandOutcomes {

    private final Ledger<RefusedCommand> commands;
    private final FactHeaders headers;
    private final Clock clock;

    public Refusals(Ledger<RefusedCommand> commands, FactHeaders headers, Clock clock) {
        this.commands = requireNonNull(commands, "commands");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Repeating it changes nothing. */
    void record(MessageHeader command, Fact fact) {
        FactSequence facts = new FactSequence(headers, command, 0).tell(fact);
        commands.add(
                new RefusedCommand(command.id(), fact.getClass().getSimpleName(), clock.instant(), 1, 1),
                facts.messages());
    }

    @Override
    public void tell(MessageHeader command, Fact fact) {
        record(command, fact);
    }

    @Override
    public boolean known(MessageHeader command) {
        return refused(command);
    }

    boolean refused(MessageHeader command) {
        return commands.find(command.id()).isPresent();
    }
}
