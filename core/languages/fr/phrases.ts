// Que disent les programmes à côté de la fenêtre ? Kinds of target, steps of long jobs, notes and warnings, in French.
import type { Phrases } from '../phrases.ts';

export const phrases: Phrases = {
  Folder: 'Dossier',
  'A folder on this computer or in the network, such as the one a web server serves. Where the disk knows no hard links, files are put in place one by one.':
    'Un dossier sur cet ordinateur ou sur le réseau, par exemple celui que sert un serveur web. Là où le disque ne connaît pas les liens physiques, les fichiers sont mis en place un par un.',
  'The folder that holds, or shall hold, the website':
    'Le dossier qui contient le site, ou le contiendra',
  'Bundle file': 'Fichier paquet',
  'One zip with website, data and changes since the last one, such as in a folder that is synced: for whoever puts it on the web.':
    'Un seul zip avec le site, les données et les changements depuis le précédent, par exemple dans un dossier synchronisé : pour qui le met sur le web.',
  'Where the file lies, such as a synced folder':
    'Où se trouve le fichier, par exemple un dossier synchronisé',
  'Name of the file': 'Nom du fichier',
  'newsroom.zip unless said': 'newsroom.zip sauf indication',
  'Sign the file': 'Signer le fichier',
  'With this newsroom’s key on this computer; without it nothing is published':
    'Avec la clé que cette rédaction a sur cet ordinateur ; sans elle, rien n’est publié',
  'A web server with a login over SSH, as most hosts and every Unix server offer it.':
    'Un serveur web avec une connexion par SSH, comme en offrent la plupart des hébergeurs et tout serveur Unix.',
  Server: 'Serveur',
  'Its name or address, such as www.example.org.':
    'Son nom ou son adresse, par exemple www.example.org.',
  'Its name or address, such as ftp.example.org.':
    'Son nom ou son adresse, par exemple ftp.example.org.',
  Port: 'Port',
  'User name': 'Nom d’utilisateur',
  'Log in with': 'Se connecter avec',
  'key (a file on this computer), agent (the SSH agent that runs here) or password':
    'key (un fichier de cet ordinateur), agent (l’agent SSH qui tourne ici) ou password (mot de passe)',
  'Key file': 'Fichier de clé',
  'The private half, such as id_ed25519.': 'La moitié privée, par exemple id_ed25519.',
  'Where the website is on the server; empty for the folder the login begins in':
    'Où se trouve le site sur le serveur ; vide pour le dossier où commence la connexion',
  'Switch the whole website at once': 'Basculer le site entier d’un coup',
  'Releases lie beside each other, and the link “current” leads to the newest: the server must show that link':
    'Les livraisons sont côte à côte, et le lien « current » mène à la plus récente : le serveur doit montrer ce lien',
  'Trusted host key': 'Clé d’hôte de confiance',
  'The fingerprint of the server, SHA256:…, once you have compared it':
    'L’empreinte du serveur, SHA256:…, une fois que vous l’avez comparée',
  'For ssh: the fingerprint of the server, SHA256:…, once you have compared it':
    'Pour ssh : l’empreinte du serveur, SHA256:…, une fois que vous l’avez comparée',
  'Passphrase of the key': 'Phrase secrète de la clé',
  Password: 'Mot de passe',
  'FTPS and FTP': 'FTPS et FTP',
  'The web space of most hosting companies: files are sent one after another, encrypted.':
    'L’espace web de la plupart des hébergeurs : les fichiers sont envoyés l’un après l’autre, chiffrés.',
  'Empty for the usual one: 21, or 990 for “implicit”.':
    'Vide pour le port habituel : 21, ou 990 pour « implicit ».',
  Encryption: 'Chiffrement',
  'explicit (agreed on before the login: the usual way), implicit (from the first byte) or none':
    'explicit (convenu avant la connexion : le cas habituel), implicit (dès le premier octet) ou none (aucun)',
  'Certificate of your organisation': 'Certificat de votre organisation',
  'A PEM file, if the server’s certificate is signed by an authority of your own.':
    'Un fichier PEM, si le certificat du serveur est signé par une autorité à vous.',
  'A PEM file, if the service’s certificate is signed by an authority of your own.':
    'Un fichier PEM, si le certificat du service est signé par une autorité à vous.',
  'A PEM file, if the site’s certificate is signed by an authority of your own.':
    'Un fichier PEM, si le certificat du site est signé par une autorité à vous.',
  'Send without encryption': 'Envoyer sans chiffrement',
  'For encryption “none”: everybody on the way can read the password and change pages.':
    'Pour le chiffrement « none » : chacun sur le trajet peut lire le mot de passe et changer des pages.',
  'For an address with http: everybody on the way can read the password and change pages.':
    'Pour une adresse en http : chacun sur le trajet peut lire le mot de passe et changer des pages.',
  'For an address with http: everybody on the way can read and change pages.':
    'Pour une adresse en http : chacun sur le trajet peut lire et changer des pages.',
  'A branch that a Pages service shows, such as those of GitHub, GitLab or Codeberg: one commit per publish. Git must be installed on this computer.':
    'Une branche que montre un service Pages, comme ceux de GitHub, GitLab ou Codeberg : un commit par publication. Git doit être installé sur cet ordinateur.',
  'Address of the repository': 'Adresse du dépôt',
  'As the service shows it for cloning: https://… or git@…':
    'Telle que le service la montre pour cloner : https://… ou git@…',
  Branch: 'Branche',
  'gh-pages unless said; it is made where it is not there':
    'gh-pages sauf indication ; créée si elle n’existe pas',
  'For https. Most services ask for a token as the password, and take any name with it':
    'Pour https. La plupart des services demandent un jeton comme mot de passe, et acceptent n’importe quel nom avec lui',
  'For ssh: key (a file on this computer) or agent (the SSH agent that runs here)':
    'Pour ssh : key (un fichier de cet ordinateur) ou agent (l’agent SSH qui tourne ici)',
  'Name in the commits': 'Nom dans les commits',
  'Mail address in the commits': 'Adresse e-mail dans les commits',
  'Token or password, for https': 'Jeton ou mot de passe, pour https',
  'Files are put in a folder of a WebDAV server, each whole, one after another.':
    'Les fichiers sont mis dans un dossier d’un serveur WebDAV, chacun entier, l’un après l’autre.',
  'Address of the folder': 'Adresse du dossier',
  'As the server’s owner gave it, such as https://files.example.org/website.':
    'Telle que l’a donnée qui gère le serveur, par exemple https://files.example.org/website.',
  Proxy: 'Proxy',
  'Such as http://proxy.example.org:3128; empty for the one that the computer names (HTTPS_PROXY), “none” for none.':
    'Par exemple http://proxy.example.org:3128 ; vide pour celui qu’indique l’ordinateur (HTTPS_PROXY), « none » pour aucun.',
  'S3-compatible storage': 'Stockage compatible S3',
  'A bucket at Amazon, Cloudflare, Hetzner, OVH, a Ceph or MinIO of your own, and others.':
    'Un bucket chez Amazon, Cloudflare, Hetzner, OVH, un Ceph ou MinIO à vous, et d’autres.',
  'Address of the service': 'Adresse du service',
  'Without the bucket, such as https://s3.eu-central-1.amazonaws.com.':
    'Sans le bucket, par exemple https://s3.eu-central-1.amazonaws.com.',
  Region: 'Région',
  'Such as eu-central-1; “auto” at Cloudflare.':
    'Par exemple eu-central-1 ; « auto » chez Cloudflare.',
  Bucket: 'Bucket',
  'Access key ID': 'Identifiant de clé d’accès',
  'Where the website begins in the bucket; empty for the bucket itself':
    'Où commence le site dans le bucket ; vide pour le bucket lui-même',
  'Bucket as part of the server’s name': 'Bucket dans le nom du serveur',
  'For services that want https://BUCKET.example.org instead of https://example.org/BUCKET.':
    'Pour les services qui veulent https://BUCKET.example.org au lieu de https://example.org/BUCKET.',
  'Let everybody read each file': 'Laisser chacun lire chaque fichier',
  'For buckets without a rule that says so; many services no longer take it.':
    'Pour les buckets sans règle qui le dise ; bien des services ne l’acceptent plus.',
  'Secret key': 'Clé secrète',
  'Articles become posts of a WordPress site, with their pictures and files in its media.':
    'Les articles deviennent des billets d’un site WordPress, avec leurs images et fichiers dans ses médias.',
  'Address of the site': 'Adresse du site',
  'The front page, such as https://www.example.org.':
    'La page d’accueil, par exemple https://www.example.org.',
  'An editor or administrator of the site.': 'Un éditeur ou administrateur du site.',
  'Allow http on this computer': 'Autoriser http sur cet ordinateur',
  'For a site that runs on this very computer, to try things out.':
    'Pour un site qui tourne sur cet ordinateur même, pour des essais.',
  'Type of post': 'Type de billet',
  'As WordPress calls it: “post”.': 'Comme l’appelle WordPress : « post ».',
  'An article that is withdrawn becomes': 'Un article retiré devient',
  '“draft”: editors of the site still see it; “trash”: WordPress deletes it after a while.':
    '« draft » : les éditeurs du site le voient encore ; « trash » : WordPress le supprime au bout d’un temps.',
  'Make tags that the site does not have': 'Créer les mots-clés que le site n’a pas',
  'Largest file, in megabytes': 'Plus grand fichier, en mégaoctets',
  'The site’s upload limit, if you know it: then a plan says which files are too large.':
    'La limite d’envoi du site, si vous la connaissez : un plan dit alors quels fichiers sont trop grands.',
  'Terms and people of the site': 'Termes et personnes du site',
  'As JSON, such as {"categories":{"prisons":"category/prison-news"},"people":{"Ana Pérez":"ana"}}; what is not named is matched by name. “galley target map” shows what there is.':
    'En JSON, par exemple {"categories":{"prisons":"category/prison-news"},"people":{"Ana Pérez":"ana"}} ; ce qui n’est pas nommé est rapproché par son nom. « galley target map » montre ce qu’il y a.',
  'Application password': 'Mot de passe d’application',
  'Reading the newsroom': 'Lecture de la rédaction',
  'Reading the posts of the site': 'Lecture des billets du site',
  Pages: 'Pages',
  Pictures: 'Images',
  'Social cards': 'Cartes de partage',
  'Feeds, records and lists': 'Flux, fiches et listes',
  Search: 'Recherche',
  'The folder is not there yet. Publishing makes it.':
    'Le dossier n’existe pas encore. La publication le crée.',
  'The folder “{}” is not there yet; the first publish makes it.':
    'Le dossier « {} » n’existe pas encore ; la première publication le crée.',
  'The folder “{}” is not there yet, or may not be entered; the first publish makes it.':
    'Le dossier « {} » n’existe pas encore, ou son accès est refusé ; la première publication le crée.',
  'The branch “{}” is not there yet. Publishing makes it.':
    'La branche « {} » n’existe pas encore. La publication la crée.',
  'The server has the host key that you trust, {}.':
    'Le serveur a la clé d’hôte en qui vous avez confiance, {}.',
  'The server must show “{}” as the website: it leads to the newest release.':
    'Le serveur doit montrer « {} » comme site : il mène à la livraison la plus récente.',
  'This server cannot replace a file in one step: a page that changes is missing for a moment.':
    'Ce serveur ne peut pas remplacer un fichier en une fois : une page qui change manque un instant.',
  '{} lets this login write. This computer has {}.':
    '{} laisse cette connexion écrire. Cet ordinateur a {}.',
  'Password and pages can be read by others on their way: nothing is encrypted.':
    'Le mot de passe et les pages peuvent être lus en chemin : rien n’est chiffré.',
  'Password and pages can be read by others on their way: the address is not https.':
    'Le mot de passe et les pages peuvent être lus en chemin : l’adresse n’est pas en https.',
  'Pages can be read and changed by others on their way: the address is not https.':
    'Les pages peuvent être lues et changées en chemin : l’adresse n’est pas en https.',
  'You log in as “{}”. Role there: {}.':
    'Vous vous connectez en tant que « {} ». Rôle là-bas : {}.',
  'This login may not publish: use that of an author, editor or administrator.':
    'Cette connexion n’a pas le droit de publier : utilisez celle d’un auteur, éditeur ou administrateur.',
  'This login may not upload files.': 'Cette connexion n’a pas le droit d’envoyer des fichiers.',
  'This login may change only its own posts, cannot highlight any, and cannot name others as authors.':
    'Cette connexion ne peut modifier que ses propres billets, n’en mettre aucun en avant, ni nommer d’autres auteurs.',
  'WordPress filters what this login writes: some HTML of a text may be taken out. Each publish reads back what became of it.':
    'WordPress filtre ce qu’écrit cette connexion : du HTML d’un texte peut être retiré. Chaque publication relit ce qu’il en est advenu.',
  'This login cannot make categories.': 'Cette connexion ne peut pas créer de catégories.',
  'WordPress does not say how large a file may be. One that is too large is named with its size, and its article waits.':
    'WordPress ne dit pas quelle taille un fichier peut avoir. Un fichier trop grand est nommé avec sa taille, et son article attend.',
  'The site has no category {}: articles go out without. Choose what stands there for them, or have them made.':
    'Le site n’a pas la catégorie {} : les articles partent sans. Choisissez ce qui y correspond, ou faites-la créer.',
  'The site has no news type {}: articles go out without. Choose what stands there for them, or have them made.':
    'Le site n’a pas le type d’actualité {} : les articles partent sans. Choisissez ce qui y correspond, ou faites-le créer.',
  'The site has no tag {}: articles go out without. Choose what stands there for them, or have them made.':
    'Le site n’a pas le mot-clé {} : les articles partent sans. Choisissez ce qui y correspond, ou faites-le créer.',
  '{} is made on the site.': '{} est créé sur le site.',
  '{} are made on the site.': '{} sont créés sur le site.',
  'This target takes {} articles: only those that its rules name.':
    'Cette destination prend {} articles : seulement ceux que ses règles nomment.',
};
