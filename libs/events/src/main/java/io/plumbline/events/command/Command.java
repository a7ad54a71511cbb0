package io.plumbline.events.command;

import io.plumbline.events.Message;

/** An order to datastore-service. Handling it twice is the same as once. */
public sealed interface Command extends Message
        permits RegisterDatastore,
                UpdateDatastore,
                RemoveDatastore,
                RunOperation,
                CancelOperation,
                TestConnection,
                AskSource,
                OverrideContainer,
                AuthorCheck,
                EditCheck,
                DecideChecks,
                RegisterConnection,
                UpdateConnection,
                RemoveConnection,
                IssueToken,
                RevokeToken {}
