// Runs once, when the recruitment system's database is made: the connector's own name there.
const password = require("fs").readFileSync("/run/keys/connector", "utf8").trim();
db.getSiblingDB("recruitment").createUser({
  user: "connector",
  pwd: password,
  roles: [{ role: "readWrite", db: "recruitment" }],
});
