/** What people and programs read: the answers of the gateway and of datastore-service's queries. Knows no framework. */
@NullMarked
package io.plumbline.api.view;

import org.jspecify.annotations.NullMarked;
