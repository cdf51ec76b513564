// SPDX-License-Identifier: MIT
package dev.mcpsql.audit;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Tells Hibernate where the server keeps its transactions; {@code persistence.xml} names it.
 *
 * <p>Hibernate knows servers one by one and not Payara; one class for all keeps the archive the same everywhere.
 */
public final class ContainerTransactions extends AbstractJtaPlatform {

    private static final long serialVersionUID = 1L;

    private static final String PAYARA = "java:appserver/TransactionManager";
    private static final String WILDFLY = "java:jboss/TransactionManager";

    /** Jakarta EE Platform 10 §EE.5.10, the same name on every server. */
    private static final String USER_TRANSACTION = "java:comp/UserTransaction";

    /** Made by Hibernate. */
    public ContainerTransactions() {}

    @Override
    protected TransactionManager locateTransactionManager() {
        try {
            return (TransactionManager) jndiService().locate(PAYARA);
        } catch (org.hibernate.engine.jndi.JndiException elsewhere) {
            return (TransactionManager) jndiService().locate(WILDFLY);
        }
    }

    @Override
    protected UserTransaction locateUserTransaction() {
        return (UserTransaction) jndiService().locate(USER_TRANSACTION);
    }
}
