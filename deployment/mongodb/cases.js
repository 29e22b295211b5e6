// Makes the three members one replica set, and gives each service a name that reaches its own database only. May run again.
const members = ["mongodb-1:27017", "mongodb-2:27017", "mongodb-3:27017"];
const secret = (name) => require("fs").readFileSync("/run/keys/" + name, "utf8").trim();
const root = "root:" + secret("root");

const first = connect(`mongodb://${root}@${members[0]}/admin?directConnection=true`);
try {
  first.adminCommand({ replSetGetStatus: 1 });
} catch (e) {
  if (e.codeName !== "NotYetInitialized") throw e;
  const configuration = { _id: "cases", members: members.map((host, _id) => ({ _id, host })) };
  const initiated = first.adminCommand({ replSetInitiate: configuration });
  if (initiated.ok !== 1) throw new Error("Expected to found the replica set, but got " + initiated.codeName);
}

// Waits by itself until there is a primary.
const admin = connect(`mongodb://${root}@${members.join(",")}/admin?replicaSet=cases&serverSelectionTimeoutMS=60000`);
for (const [user, database] of [["workflow", "workflow"], ["request-intake", "rightsflow-intake"]]) {
  const own = admin.getSiblingDB(database);
  const details = { pwd: secret(user), roles: [{ role: "readWrite", db: database }] };
  if (own.getUser(user) === null) {
    own.createUser({ user, ...details });
  } else {
    own.updateUser(user, details);
  }
}
print("The replica set and its users are there.");
