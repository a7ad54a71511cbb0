// Runs once, when the store's volume is new: datastore-service gets a user that reaches its own database only.
const password = require('fs').readFileSync('/run/secrets/mongo_password', 'utf8').trim();
db.getSiblingDB('plumbline').createUser({
  user: 'datastore-service',
  pwd: password,
  roles: [{ role: 'readWrite', db: 'plumbline' }],
});
