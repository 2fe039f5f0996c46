// Does publishing to WordPress keep its promises at the stand-in, which has the traps of the real one?

import { wordpressContract } from './wordpress-contract.ts';
import { type Role, WordPressStandIn } from './wordpress-server-for-tests.ts';
import { wordpressWords } from './wordpress-words.ts';

async function standIn() {
  const site = await WordPressStandIn.start();
  const login = (role: Role) => {
    const { login: user, password } = site.user(role);
    return { user, password };
  };
  const offerPasswords = async (isOffered: boolean): Promise<void> => {
    site.offersPasswords = isOffered;
  };
  return { site, address: site.address, login, offerPasswords, stop: () => site.stop() };
}

wordpressContract('a stand-in of WordPress', standIn);
wordpressWords('a stand-in of WordPress', standIn);
