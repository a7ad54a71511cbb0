import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../api';
import { ErrorNote, PageHeader, Skeletons } from '../components';
import { About } from './About';
import { Appearance } from './Appearance';
import classes from './settings.module.css';
import { Tokens } from './Tokens';
import { You } from './You';

export function SettingsPage() {
  const session = useQuery(reading('/api/v1/session'));
  const { data } = session;
  return (
    <>
      <PageHeader title="Settings" />
      <div className={classes.page}>
        {session.isPending ? (
          <Skeletons lines={12} />
        ) : (
          <>
            {session.error && <ErrorNote error={session.error} retry={() => void session.refetch()} />}
            {data && <You session={data} />}
            <Appearance />
            {data?.role === 'ADMIN' && <Tokens own={data.tokenId} />}
            {data && data.role !== 'ADMIN' && (
              <section aria-labelledby="tokens">
                <Title order={2} id="tokens" className={classes.head}>
                  API tokens
                </Title>
                <p className={classes.text}>Administrators issue and revoke them; ask one if you need another token.</p>
              </section>
            )}
            <About />
          </>
        )}
      </div>
    </>
  );
}
